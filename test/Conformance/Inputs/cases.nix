# One deployment each: the derivations of everything in it.
{ processmgmt # a checkout of the framework
, disnix # Disnix's own expressions
}:

let
  settings = unprivileged: {
    forceDisableUserChange = unprivileged;
    stateDir = if unprivileged then "/home/somebody/var" else "/var";
    callingUser = "somebody";
    callingGroup = "everybody";
  };
  # What the model wants to know beside where it is deployed.
  extraParams = { nix-processmgmt = processmgmt; };

  processesOf = { manager, model, unprivileged }:
    let function = import model; in
    function (builtins.intersectAttrs (builtins.functionArgs function)
      (settings unprivileged // extraParams // { processManager = manager; }));
in
{
  # The names in a model.
  names = of: builtins.attrNames (processesOf of);

  # A process of a model.
  process = { name, of }: { ${name} = (processesOf of).${name}.pkg.drvPath; };

  # A processes model for a process manager: the whole, and each process.
  processes = { manager, model, unprivileged }@of:
    let
      environment = import (processmgmt + "/nixproc/backends/${manager}/build-${manager}-env.nix")
        (settings unprivileged // { exprFile = model; inherit extraParams; }
        // (if manager == "disnix" then { disnixDataDir = disnix; } else { }));
    in
    { environment = environment.drvPath; }
    // builtins.mapAttrs (_: process: process.pkg.drvPath) (processesOf of);

  image = { manager, unprivileged }: {
    image = (import (processmgmt + "/examples/multi-process-image") {
      processManager = manager;
      forceDisableUserChange = unprivileged;
    }).drvPath;
  };

  # Everything below a set that is a derivation.
  jobs = { file }:
    let
      whole = import file;
      derivations = prefix: value:
        if !builtins.isAttrs value then [ ]
        else if value.type or null == "derivation" then [ { name = prefix; value = value.drvPath; } ]
        else builtins.concatLists (map (name: derivations "${prefix}.${name}" value.${name}) (builtins.attrNames value));
    in
    builtins.listToAttrs (derivations "" (if builtins.isFunction whole then whole { } else whole));

  # One of the functions that Disnix's commands call.
  disnix = { file, function ? null, arguments }:
    let whole = import (disnix + "/${file}"); in
    { result = ((if function == null then whole else whole.${function}) arguments).drvPath; };

  # One that gives no derivation.
  value = { file, arguments }: { result = builtins.toXML (import (disnix + "/${file}") arguments); };
}
