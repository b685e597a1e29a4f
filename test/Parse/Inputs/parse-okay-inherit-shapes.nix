a: { inherit; inherit (a); inherit (a) b "c" ${"d"} or; }
