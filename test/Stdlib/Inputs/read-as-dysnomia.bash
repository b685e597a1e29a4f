# Reads properties as dysnomia-containers does: `read` without -r, then `eval` of the unquoted line.
hostname() { echo host; }
while read i
do
  varName=${i%%=*}
  ( eval $i
    if declare -p "$varName" 2>/dev/null | grep -q 'declare \-a'
    then
      ref="$varName[@]"
      printf '%s:' "$varName"
      printf '<%s>' "${!ref}"
      echo
    else
      printf '%s:<%s>\n' "$varName" "${!varName}"
    fi
  )
done
