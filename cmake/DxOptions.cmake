# Language level, warnings and optimisation for the project's own code.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")

# ccache where there is one.
find_program(DX_CCACHE ccache)
if(DX_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${DX_CCACHE}")
endif()

option(DX_SANITIZE "Build with AddressSanitizer and UndefinedBehaviorSanitizer" OFF)
option(DX_STATIC "Link programs without any shared library, for their start-up" OFF)
set(DX_TEST_PREFIX "" CACHE STRING "Put before the name of every test of this build")

add_library(dxOptions INTERFACE)
target_include_directories(dxOptions INTERFACE "${CMAKE_SOURCE_DIR}")
target_compile_options(dxOptions INTERFACE
  -Wall -Wextra -Wpedantic -Werror -Wno-unused-parameter -Wno-gnu-anonymous-struct
  -Wno-nested-anon-types -Wno-gnu-zero-variadic-macro-arguments -Wno-deprecated-declarations -fno-semantic-interposition)

# What every program of the project links beside the pipeline.
add_library(dxProgram INTERFACE)

if(DX_STATIC)
  add_library(dxStaticUnwinding OBJECT "${CMAKE_SOURCE_DIR}/cmake/StaticUnwinding.cpp")
  target_link_libraries(dxProgram INTERFACE
    dxStaticUnwinding $<TARGET_OBJECTS:dxStaticUnwinding>)
  target_link_options(dxProgram INTERFACE -static
    LINKER:--eh-frame-hdr,--wrap=__register_frame_info,--wrap=__deregister_frame_info)
endif()

# Coverage is counted in this build too, for the fuzz targets (test/fuzz): a third
# build for them alone would take continuous integration minutes.
if(DX_SANITIZE)
  add_compile_options(-fsanitize=address,undefined,fuzzer-no-link
    -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
  add_library(dxSanitizerOptions OBJECT "${CMAKE_SOURCE_DIR}/cmake/SanitizerOptions.cpp")
  target_link_libraries(dxProgram INTERFACE
    dxSanitizerOptions $<TARGET_OBJECTS:dxSanitizerOptions>)
endif()
