# Tests of machines: a test's machines are its packages.
{ system ? builtins.currentSystem }:

let
  pkgs = import ../.. { inherit system; };
  inherit (pkgs) lib;

  packagesOf = node:
    let
      configuration = if lib.isFunction node then node { inherit pkgs lib; config = { }; } else node;
    in
    configuration.environment.systemPackages or [ ]
    ++ configuration.virtualisation.additionalPaths or [ ];

  makeTest = { name, testScript, nodes ? { }, machine ? { } }: pkgs.runCommand "vm-test-${name}" {
    testScript = if lib.isFunction testScript then testScript { inherit nodes; } else testScript;
    packages = lib.mapAttrsToList (_: packagesOf) (nodes // { inherit machine; });
    passAsFile = [ "testScript" ];
  } "run $testScriptPath";
in
{
  inherit pkgs makeTest;
  simpleTest = makeTest;
}
