let
  fetchurl = import <nix/fetchurl.nix>;
  md5 = "d41d8cd98f00b204e9800998ecf8427e";
  sha1 = "da39a3ee5e6b4b0d3255bfef95601890afd80709";
  sha256 = "0000000000000000000000000000000000000000000000000000";
  hash = "sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
  url = "http://example.org/a/file.tar.gz";
in
map (arguments: (fetchurl ({ inherit url; } // arguments)).drvPath) [
  { inherit sha256; }
  { inherit hash sha1; }
  { inherit sha1 md5 sha256; }
  { inherit md5; executable = true; name = "program"; }
  { inherit sha256; unpack = true; system = "ignored"; }
  { outputHash = md5; outputHashAlgo = "md5"; }
]
++ [ (fetchurl { inherit url hash; }).outPath (builtins.functionArgs fetchurl).url ]
