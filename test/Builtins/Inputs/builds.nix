# Builds that need each other in every way; their paths, and what refers to what.
let
  make = args: derivation ({ system = "x86_64-linux"; builder = "/bin/sh"; } // args);
  tool = make {
    name = "tool";
    args = [ "-c" "echo > $out" 1 true null ];
    list = [ 1 "b" [ true ./tree/hello.txt ] ];
  };
  archive = make {
    name = "src.tar";
    outputHash = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    outputHashMode = "recursive";
  };
  same = archive // { name = "other"; };
  mirrored = make {
    name = "src.tar";
    mirror = "elsewhere";
    outputHash = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    outputHashMode = "recursive";
  };
  flat = make {
    name = "src.tgz";
    outputHash = "0mdqa9w1p6cmli6976v4wi0sw9r4p5prkj7lzfd1877wk11c9c73";
    outputHashAlgo = "sha256";
  };
  program = src: make {
    inherit src flat;
    name = "program";
    builder = tool;
    outputs = [ "out" "dev" ];
    graph = tool.drvPath;
    own = placeholder "out";
    file = builtins.toFile "x" "refers to ${./tree/hello.txt}";
    "quoted\"name" = "a\nb\t\"\\";
  };
  structured = make {
    name = "structured";
    __structuredAttrs = true;
    outputs = [ "lib" "out" ];
    x.y = [ (program archive).dev 1 1.5 null ];
    args = [ (program archive) ];
  };
  graph = make {
    name = "graph";
    __ignoreNulls = true;
    nothing = null;
    whole = [ structured.drvPath (program mirrored).drvPath ];
    alone = builtins.unsafeDiscardOutputDependency tool.drvPath;
  };
  describe = d: {
    inherit (d) drvPath outPath type outputName;
    outputs = map (output: output.outPath) d.all;
    names = builtins.attrNames d;
    context = builtins.getContext "${d}${d.drvPath}";
  };
in
map describe [ tool archive same mirrored flat (program archive) (program mirrored).dev structured graph ]
