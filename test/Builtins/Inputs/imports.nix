# Derivations that are read back from the store, and files that are read there.
let
  tool = derivation {
    name = "tool";
    system = "x86_64-linux";
    builder = "/bin/sh";
    outputs = [ "out" "dev" ];
  };
  user = derivation {
    name = "user";
    system = "x86_64-linux";
    builder = "/bin/sh";
    inherit tool;
    fixed = derivation {
      name = "fixed";
      system = "x86_64-linux";
      builder = "/bin/sh";
      outputHash = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    };
  };
  structured = derivation {
    name = "structured";
    system = "x86_64-linux";
    builder = "/bin/sh";
    __structuredAttrs = true;
  };
  known = import tool.drvPath;
  again = derivation {
    name = "again";
    system = "x86_64-linux";
    builder = known;
    inherit (known) dev;
    drv = known.drvPath;
    user = import user.drvPath;
  };
  file = builtins.toFile "file.nix" "{ value = 1; source = ${./tree/hello.txt}; }";
in
{
  names = map builtins.attrNames [ known known.dev ];
  same = map (name: known.${name} == tool.${name}) [ "outPath" "drvPath" "name" "type" "outputName" ];
  outputs = map (output: [ output.outputName output.outPath ]) known.all;
  contexts = map builtins.getContext [ known.outPath known.dev.outPath known.drvPath ];
  again = again.drvPath;
  scoped = (scopedImport { } tool.drvPath).dev.outPath;
  structuredName = (import structured.drvPath).name;
  text = builtins.readFile user.drvPath;
  references = map (path: builtins.attrNames (builtins.getContext (builtins.readFile path))) [ user.drvPath file ];
  value = (import file).value;
  listed = builtins.readDir "${./tree}";
  copied = builtins.path { path = "${./tree}/sub"; name = "sub"; };
  stored = builtins.getContext (builtins.storePath "${./tree}/hello.txt");
}
