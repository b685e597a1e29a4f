# dx_add_antlr_grammar(NAME LEXER XLexer.g4 PARSER XParser.g4 LINK x y)
#   A library with the lexer and the parser that the antlr4 tool makes of two
#   grammars of one directory. Their headers are system headers, found by the
#   grammar's directory: `#include "grammar/XParser.h"`. LINK names what the
#   grammars' own @header includes need.
#
#   The tool's output is not ours: it is compiled without warnings, and without
#   char8_t, because it initialises std::string from u8 literals.
function(dx_add_antlr_grammar Name)
  cmake_parse_arguments(PARSE_ARGV 1 Arg "" "LEXER;PARSER" "LINK")
  get_filename_component(Directory "${Arg_LEXER}" DIRECTORY)
  get_filename_component(DirectoryName "${Directory}" NAME)
  get_filename_component(Lexer "${Arg_LEXER}" NAME_WE)
  get_filename_component(Parser "${Arg_PARSER}" NAME_WE)
  set(IncludeRoot "${CMAKE_BINARY_DIR}/generated")
  set(Generated "${IncludeRoot}/${DirectoryName}")
  file(MAKE_DIRECTORY "${Generated}")
  set(Flags -Dlanguage=Cpp -Werror -no-listener -no-visitor -package dx)

  # The tool writes beside the grammar's path as given: run it in its directory.
  add_custom_command(
    OUTPUT "${Generated}/${Lexer}.cpp" "${Generated}/${Lexer}.h"
    BYPRODUCTS "${Generated}/${Lexer}.tokens" "${Generated}/${Lexer}.interp"
    COMMAND "${DX_ANTLR4}" ${Flags} -o "${Generated}" "${Lexer}.g4"
    WORKING_DIRECTORY "${Directory}"
    DEPENDS "${Arg_LEXER}"
    VERBATIM)
  # After the lexer: the parser reads its token numbers.
  add_custom_command(
    OUTPUT "${Generated}/${Parser}.cpp" "${Generated}/${Parser}.h"
    BYPRODUCTS "${Generated}/${Parser}.tokens" "${Generated}/${Parser}.interp"
    COMMAND "${DX_ANTLR4}" ${Flags} -lib "${Generated}" -o "${Generated}" "${Parser}.g4"
    WORKING_DIRECTORY "${Directory}"
    DEPENDS "${Arg_PARSER}" "${Generated}/${Lexer}.cpp"
    VERBATIM)

  add_library(${Name} STATIC
    "${Generated}/${Lexer}.cpp" "${Generated}/${Lexer}.h"
    "${Generated}/${Parser}.cpp" "${Generated}/${Parser}.h")
  target_compile_options(${Name} PRIVATE -w -fno-char8_t)
  target_include_directories(${Name} PRIVATE "${CMAKE_SOURCE_DIR}")
  target_include_directories(${Name} SYSTEM PUBLIC "${IncludeRoot}")
  target_link_libraries(${Name} PUBLIC dxAntlr dxLLVM ${Arg_LINK})
endfunction()
