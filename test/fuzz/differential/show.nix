# The value of a program as one line of text: every part with its type, strings
# with what they refer to, sets down to a depth. "caught" where tryEval catches
# what the program, or a part of it, throws.
let
  inherit (builtins)
    attrNames concatStringsSep deepSeq getContext hasContext isAttrs map replaceStrings
    toString tryEval typeOf unsafeDiscardStringContext;

  quote = s: "\"" + replaceStrings [ "\\" "\"" "\n" "\r" "\t" ] [ "\\\\" "\\\"" "\\n" "\\r" "\\t" ] (unsafeDiscardStringContext s) + "\"";

  shown = depth: v:
    if depth == 0 then "..." else
    {
      int = toString v;
      float = "float ${toString v}";
      bool = if v then "true" else "false";
      null = "null";
      path = "path ${quote (toString v)}";
      lambda = "lambda";
      string = quote v + (if hasContext v then " referring to ${shown (depth - 1) (getContext v)}" else "");
      list = "[ ${concatStringsSep " " (map (shown (depth - 1)) v)} ]";
      set =
        if v.type or null == "derivation" && v ? drvPath
        then "derivation ${shown (depth - 1) v.drvPath}"
        else "{ ${concatStringsSep " " (map (n: "${quote n} = ${shown (depth - 1) v.${n}};") (attrNames v))} }";
    }.${typeOf v};

  result = v: let attempt = tryEval (let text = shown 8 v; in deepSeq text text); in
    if attempt.success then "= ${attempt.value}" else "caught";
in
number: file:
builtins.trace "### ${toString number}" (builtins.trace (result (import file)) null)
