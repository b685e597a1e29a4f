# A stand-in for nixpkgs: what the models in the tests ask it for, with derivations
# that have every part of the real ones (inputs, several outputs, fixed outputs,
# files of the source, passAsFile, graphs of references) and build nothing of use.
{ system ? builtins.currentSystem, config ? { }, overlays ? [ ] }:

let
  lib = import ./lib.nix;

  # A derivation from what nixpkgs' mkDerivation takes.
  mkDerivation = { name ? "${pname}-${version}", pname ? "", version ? "", builder ? stdenv.shell
                 , meta ? { }, passthru ? { }, buildInputs ? [ ], ... }@arguments:
    derivation (removeAttrs arguments [ "meta" "passthru" ] // {
      # As the real one does, and some models need.
      name = if name == "" then "unknown" else name;
      inherit system builder buildInputs;
      args = [ "-e" ./setup.sh ];
      stdenv = stdenv.setup;
    }) // { inherit meta passthru; } // passthru;

  stdenv = {
    inherit mkDerivation system;
    # The shell that runs the builders, as a package.
    shell = "${packages.bash}/bin/bash";
    setup = builtins.toFile "setup" "PATH=${./setup.sh}";
    isLinux = builtins.match ".*-linux" system != null;
    isDarwin = builtins.match ".*-darwin" system != null;
    isCygwin = false;
    isSunOS = false;
    isBSD = false;
  };

  # One package for each name. Its builder needs no other package.
  makePackage = name: outputs: lib.makeOverridable (options: lib.withOverrideAttrs derivation ({
    inherit name system;
    builder = "/bin/sh";
    outputs = [ "out" ] ++ outputs;
    src = packageSource name;
    configureFlags = [ "--with-name=${name}" ];
    args = [ "-c" "for output in $outputs; do echo ${name} > \${!output}; done" ];
  } // options)) { };

  packageSource = name: fetchurl {
    url = "https://packages.example/${name}.tar.gz";
    sha256 = builtins.hashString "sha256" name;
  };

  fetchurl = { url, sha256, name ? baseNameOf (toString url) }: derivation {
    inherit name url system;
    builder = "builtin:fetchurl";
    outputHash = sha256;
    outputHashAlgo = "sha256";
    outputHashMode = "flat";
    preferLocalBuild = true;
    impureEnvVars = [ "http_proxy" "https_proxy" ];
  };

  packages = builtins.mapAttrs makePackage (import ./packages.nix);

  writeTextFile = { name, text, executable ? false, destination ? "" }: mkDerivation {
    inherit name text executable destination;
    passAsFile = [ "text" ];
    buildCommand = ''
      target=$out${destination}
      mkdir -p "$(dirname "$target")"
      cp "$textPath" "$target"
      ${lib.optionalString executable "chmod +x \"$target\""}
    '';
  };

  runCommand = name: variables: buildCommand: mkDerivation (variables // { inherit name buildCommand; });

  buildEnv = { name, paths, ignoreCollisions ? false, postBuild ? "" }: mkDerivation {
    inherit name paths ignoreCollisions postBuild;
    # What nixpkgs passes its builder: the outputs of each package, as JSON.
    pkgs = builtins.toJSON (map (path: { paths = [ "${path}" ]; priority = 5; }) paths);
    passAsFile = [ "pkgs" ];
    buildCommand = "link $pkgsPath";
  };

  closureInfo = { rootPaths }: mkDerivation {
    name = "closure-info";
    __structuredAttrs = true;
    exportReferencesGraph.closure = rootPaths;
    buildCommand = "mkdir $out";
  };

  dysnomiaWith = { enableApacheWebApplication ? false, ... }@switches:
    mkDerivation (switches // { name = "dysnomia"; });

  dockerTools = {
    shadowSetup = "export PATH=${packages.shadow}/bin:$PATH";
    buildImage = { name, tag ? null, contents ? null, runAsRoot ? null, extraCommands ? ""
                 , config ? null, created ? "1970-01-01T00:00:01Z" }:
      let
        configuration = pkgs.writeText "${name}-config.json" (builtins.toJSON { inherit config created; });
        layer = mkDerivation {
          name = "docker-layer-${name}";
          inherit contents runAsRoot extraCommands;
          graph = [ "layer" configuration ];
          exportReferencesGraph = [ "layer" configuration ];
        };
      in mkDerivation {
        name = "docker-image-${name}.tar.gz";
        inherit layer configuration;
        imageTag = if tag == null then builtins.substring 11 32 (baseNameOf layer.outPath) else tag;
        closure = closureInfo { rootPaths = lib.optionals (contents != null) contents ++ [ configuration ]; };
      };
  };

  pkgs = packages // {
    inherit lib stdenv fetchurl writeTextFile runCommand buildEnv closureInfo dockerTools system;
    stdenvNoCC = stdenv;
    writeText = name: text: writeTextFile { inherit name text; };
    writeScript = name: text: writeTextFile { inherit name text; executable = true; };
    writeScriptBin = name: text:
      writeTextFile { inherit name text; executable = true; destination = "/bin/${name}"; };
    symlinkJoin = { name, paths }: runCommand name { inherit paths; } "link $paths";
    callPackage = file: overrides:
      let f = import file; in f (builtins.intersectAttrs (builtins.functionArgs f) pkgs // overrides);
    python3Packages.supervisor = makePackage "supervisor" [ ];
    dysnomia = lib.makeOverridable dysnomiaWith { };
    # Disnix's own expressions, in the place where a package of it has them.
    disnix = { type = "derivation"; name = "disnix"; outPath = "${<disnix>}"; };
    releaseTools.aggregate = { name, constituents, meta ? { } }:
      runCommand name { inherit constituents; } "echo $constituents > $out";
  };
in
pkgs
