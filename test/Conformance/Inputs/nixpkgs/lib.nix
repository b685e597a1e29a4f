# The functions that the models in the tests ask for.
let
  inherit (builtins) attrNames concatStringsSep elem filter head isAttrs length map tail;
in
rec {
  inherit (builtins) all any concatStringsSep elem filter isAttrs isFunction isList isString
    mapAttrs replaceStrings toJSON;

  optional = condition: value: if condition then [ value ] else [ ];
  optionals = condition: values: if condition then values else [ ];
  optionalString = condition: text: if condition then text else "";
  optionalAttrs = condition: set: if condition then set else { };

  concatMapStrings = concatMapStringsSep "";
  concatMapStringsSep = separator: f: list: concatStringsSep separator (map f list);
  concatStrings = concatStringsSep "";
  escape = characters: replaceStrings characters (map (c: "\\" + c) characters);
  escapeShellArg = value: "'" + replaceStrings [ "'" ] [ "'\\''" ] (toString value) + "'";
  escapeShellArgs = concatMapStringsSep " " escapeShellArg;
  splitString = separator: text:
    filter isString (builtins.split (escape [ "." "+" "*" "?" "|" "(" ")" "[" "{" "^" "$" "\\" ] separator) text);
  addContextFrom = from: to: builtins.substring 0 0 from + to;
  hasPrefix = prefix: text: builtins.substring 0 (builtins.stringLength prefix) text == prefix;
  makeBinPath = concatMapStringsSep ":" (package: package + "/bin");

  range = first: last: if first > last then [ ] else builtins.genList (n: first + n) (last - first + 1);
  foldl = f: start: list: if list == [ ] then start else foldl f (f start (head list)) (tail list);
  foldr = f: start: list: if list == [ ] then start else f (head list) (foldr f start (tail list));
  foldl' = builtins.foldl';
  findFirst = wanted: default: list:
    let found = filter wanted list; in if found == [ ] then default else head found;
  unique = foldl' (known: value: if elem value known then known else known ++ [ value ]) [ ];
  subtractLists = unwanted: filter (value: !elem value unwanted);
  intersectLists = wanted: filter (value: elem value wanted);

  nameValuePair = name: value: { inherit name value; };
  genAttrs = names: f: builtins.listToAttrs (map (name: nameValuePair name (f name)) names);
  filterAttrs = wanted: set:
    genAttrs (filter (name: wanted name set.${name}) (attrNames set)) (name: set.${name});
  mapAttrsToList = f: set: map (name: f name set.${name}) (attrNames set);
  attrByPath = path: default: set:
    if path == [ ] then set
    else if set ? ${head path} then attrByPath (tail path) default set.${head path}
    else default;
  recursiveUpdate = old: new:
    if isAttrs old && isAttrs new
    then old // mapAttrs (name: value: if old ? ${name} then recursiveUpdate old.${name} value else value) new
    else new;

  isDerivation = value: isAttrs value && value.type or null == "derivation";

  # What a function gives, with `override` to call it again with other arguments.
  makeOverridable = f: arguments:
    let result = f arguments; in
    if isAttrs result then result // {
      override = changes: makeOverridable f
        (arguments // (if isFunction changes then changes arguments else changes));
    } else result;

  # The same with `overrideAttrs`, whose function is given the arguments.
  withOverrideAttrs = f: arguments: f arguments // {
    overrideAttrs = change: withOverrideAttrs f (arguments // change arguments);
  };

  # Priorities of modules, which nothing here merges.
  mkForce = value: value;
  mkDefault = value: value;
}
