{ stdenv, lib, nginx, greeting }:

stdenv.mkDerivation {
  name = "called";
  inherit nginx greeting;
  flags = lib.optional (lib.hasPrefix "hel" greeting) "--greet=${lib.escapeShellArg greeting}";
}
