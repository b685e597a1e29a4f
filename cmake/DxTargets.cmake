# dx_add_library(NAME SOURCES a.cpp b.cpp LINK x y)
#   One directory of the pipeline: a static library with the project's warnings.
function(dx_add_library Name)
  cmake_parse_arguments(Arg "" "" "SOURCES;LINK" ${ARGN})
  add_library(${Name} STATIC ${Arg_SOURCES})
  target_link_libraries(${Name} PUBLIC dxOptions dxLLVM ${Arg_LINK})
endfunction()
