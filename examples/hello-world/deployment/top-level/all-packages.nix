# The packages of the system, built with what they ask for.
{ system
, pkgs
, stateDir ? "/var"
, runtimeDir ? "${stateDir}/run"
, logDir ? "${stateDir}/log"
, cacheDir ? "${stateDir}/cache"
, tmpDir ? (if stateDir == "/var" then "/tmp" else "${stateDir}/tmp")
, forceDisableUserChange ? false
, processManager ? "supervisord"
# Where the process management framework lies, for models that say it; dxc brings its own.
, nix-processmgmt ? null
}:

let
  createManagedProcess = import <dx/processes/create-managed-process.dx> {
    inherit pkgs stateDir runtimeDir logDir cacheDir tmpDir forceDisableUserChange processManager;
  };

  callPackage = pkgs.lib.callPackageWith (pkgs // self);

  self = {
    hello_world_server = callPackage ../pkgs/hello-world-server.dx { inherit createManagedProcess; };
    hello_world_client = callPackage ../pkgs/hello-world-client.dx { };
  };
in
self
