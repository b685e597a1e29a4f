# All that the stand-in makes, by the paths of its derivations.
let
  pkgs = import <nixpkgs> { };
  other = import <nixpkgs> { system = "x86_64-darwin"; };
  inherit (pkgs) lib;

  paths = builtins.mapAttrs (_: package: package.drvPath);
  names = builtins.attrNames (import (<nixpkgs> + "/packages.nix"));
  text = pkgs.writeTextFile {
    name = "configuration";
    text = "path = ${pkgs.bash}/bin\nlibrary = ${pkgs.glibc.dev}\n";
    destination = "/etc/configuration";
  };
  joined = pkgs.buildEnv {
    name = "joined";
    paths = [ text pkgs.curl.bin ] ++ pkgs.coreutils.all;
  };
in
{
  packages = paths (lib.genAttrs names (name: pkgs.${name}));
  elsewhere = paths (lib.genAttrs names (name: other.${name}));
  outputs = map (name: map (output: output.outPath) pkgs.${name}.all) names;
  made = paths {
    inherit text joined;
    script = pkgs.writeScriptBin "script" "exec ${text}/etc/configuration";
    named = pkgs.stdenv.mkDerivation { pname = "named"; version = "1.0"; src = ./nixpkgs; buildInputs = [ joined ]; };
    nameless = pkgs.writeText "" "x";
    command = pkgs.runCommand "command" { preferLocalBuild = true; nothing = null; list = [ 1 [ "two" text ] ]; } "touch $out";
    links = pkgs.symlinkJoin { name = "links"; paths = [ text joined ]; };
    closure = pkgs.closureInfo { rootPaths = [ joined text ]; };
    dysnomia = pkgs.dysnomia.override (old: { enableApacheWebApplication = old ? nothing; enableMore = true; });
    php = pkgs.php.override { inherit (pkgs) apacheHttpd; };
    fcron = pkgs.fcron.overrideAttrs (old: { configureFlags = old.configureFlags ++ [ "--with-${text}" ]; });
    called = pkgs.callPackage ./called.nix { greeting = "hello"; };
    image = pkgs.dockerTools.buildImage {
      name = "image";
      contents = [ joined pkgs.bash ];
      runAsRoot = "${pkgs.dockerTools.shadowSetup}";
      config.Cmd = [ "${pkgs.bash}/bin/bash" (builtins.unsafeDiscardStringContext text.outPath) ];
    };
    machine = (import (<nixpkgs> + "/nixos/lib/testing-python.nix") { }).makeTest {
      name = "machine";
      machine = { pkgs, ... }: { environment.systemPackages = [ pkgs.nginx text ]; };
      testScript = { nodes }: "start ${toString (builtins.attrNames nodes)}";
    };
    release = pkgs.releaseTools.aggregate { name = "release"; constituents = [ joined text ]; };
  };
  disnix = builtins.getContext "${pkgs.disnix}/x";
}
