a: { inherit ${a}; }
