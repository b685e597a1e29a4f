# The functions by which a directory of the tree declares what it builds.

# dx_add_library(NAME SOURCES a.cpp b.cpp LINK x y)
#   One directory of the pipeline: a static library with the project's warnings.
function(dx_add_library Name)
  cmake_parse_arguments(PARSE_ARGV 1 Arg "" "" "SOURCES;LINK")
  add_library(${Name} STATIC ${Arg_SOURCES})
  target_link_libraries(${Name} PUBLIC dxOptions dxLLVM ${Arg_LINK})
endfunction()

# dx_add_executable(NAME SOURCES a.cpp LINK x y)
#   A program, built as bin/NAME.
function(dx_add_executable Name)
  cmake_parse_arguments(PARSE_ARGV 1 Arg "" "" "SOURCES;LINK")
  add_executable(${Name} ${Arg_SOURCES})
  target_link_libraries(${Name} PRIVATE dxOptions dxProgram dxLLVM ${Arg_LINK})
endfunction()

# dx_add_unittest(NAME SOURCES ATest.cpp LINK x y)
#   A GoogleTest program; each of its cases is a test of ctest's, named
#   unit.SUITE.CASE. GoogleMock's matchers are there too.
function(dx_add_unittest Name)
  cmake_parse_arguments(PARSE_ARGV 1 Arg "" "" "SOURCES;LINK")
  add_executable(${Name} ${Arg_SOURCES})
  target_link_libraries(${Name} PRIVATE
    dxOptions dxProgram dxLLVM ${Arg_LINK} GTest::gmock GTest::gtest GTest::gtest_main)
  set_target_properties(${Name} PROPERTIES
    RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/test/unit")
  gtest_discover_tests(${Name}
    TEST_PREFIX "${DX_TEST_PREFIX}unit."
    DISCOVERY_MODE PRE_TEST
    PROPERTIES TIMEOUT 300)
endfunction()

# dx_embed_directory(NAME DIRECTORY dir HEADER path TYPE type FUNCTION name)
#   A library that holds every *.dx file below DIRECTORY as constant data. HEADER
#   declares the struct TYPE {llvm::StringRef Path, Text} and
#   `llvm::ArrayRef<TYPE> FUNCTION()`; the table is sorted by path. Changed and
#   added files are noticed by the build.
function(dx_embed_directory Name)
  cmake_parse_arguments(PARSE_ARGV 1 Arg "" "DIRECTORY;HEADER;TYPE;FUNCTION" "")
  file(GLOB_RECURSE Files CONFIGURE_DEPENDS "${Arg_DIRECTORY}/*.dx")
  set(Generated "${CMAKE_CURRENT_BINARY_DIR}/${Name}.cpp")
  set(Script "${CMAKE_SOURCE_DIR}/cmake/embed-directory.py")
  set(FileList "${CMAKE_CURRENT_BINARY_DIR}/${Name}.files")
  string(JOIN "\n" Lines ${Files})
  file(CONFIGURE OUTPUT "${FileList}" CONTENT "${Lines}\n" @ONLY)
  add_custom_command(OUTPUT "${Generated}"
    COMMAND Python3::Interpreter "${Script}" --root "${Arg_DIRECTORY}"
      --header "${Arg_HEADER}" --type "${Arg_TYPE}" --function "${Arg_FUNCTION}"
      --files "${FileList}" --output "${Generated}"
    DEPENDS "${Script}" "${FileList}" ${Files}
    COMMENT "Embedding ${Arg_DIRECTORY}"
    VERBATIM)
  dx_add_library(${Name} SOURCES "${Generated}")
endfunction()
