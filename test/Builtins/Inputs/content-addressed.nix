let
  build = attributes: derivation ({ system = "x86_64-linux"; builder = "/bin/sh"; } // attributes);
  floating = attributes: build ({ __contentAddressed = true; outputHashMode = "recursive"; outputHashAlgo = "sha256"; } // attributes);

  one = floating { name = "one"; outputs = [ "out" "dev" ]; args = [ "-c" "echo a > $out; echo b > $dev" ]; };
  needs = build { name = "needs"; outputs = [ "out" "lib" ]; x = one; y = one.dev; };
  needsAgain = build { name = "needs-again"; x = needs.lib; };
  fixed = build { name = "fixed"; x = one; outputHashMode = "flat"; outputHashAlgo = "sha256"; outputHash = "0000000000000000000000000000000000000000000000000000000000000000"; };
in
map (d: [ d.drvPath d.outPath (builtins.getContext d.outPath) ]) [
  one
  one.dev
  needs
  needs.lib
  needsAgain
  # Known by its own hash, whatever it needs.
  fixed
  (build { name = "needs-fixed"; x = fixed; })
  (floating { name = "needs-one"; x = one; outputHashMode = "flat"; outputHashAlgo = "sha1"; })
  (floating { name = "structured"; x = one; outputs = [ "out" ]; __structuredAttrs = true; })
  # The hash counts, and the graph may be looked at.
  (build { name = "both"; __contentAddressed = true; outputHashAlgo = "md5"; outputHash = "d41d8cd98f00b204e9800998ecf8427e"; })
  (build { name = "deep"; x = needs.drvPath; })
]
