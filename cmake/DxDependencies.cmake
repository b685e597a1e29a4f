# The libraries that dxc is made of, each as an interface target that carries its
# headers as system headers. Everything is linked statically: a shared library costs
# up to a millisecond of start-up, as much as the rest of a small run.

# --- LLVM: Support and ADT only, static, without Debian's libz3.so and libxml2.so.
find_package(LLVM 19.1 REQUIRED CONFIG)
add_library(dxLLVM INTERFACE)
target_include_directories(dxLLVM SYSTEM INTERFACE ${LLVM_INCLUDE_DIRS})
separate_arguments(DX_LLVM_DEFINITIONS NATIVE_COMMAND "${LLVM_DEFINITIONS}")
target_compile_definitions(dxLLVM INTERFACE ${DX_LLVM_DEFINITIONS})
find_library(DX_ZLIB NAMES libz.a REQUIRED)
find_library(DX_ZSTD NAMES libzstd.a REQUIRED)
target_link_libraries(dxLLVM INTERFACE
  "${LLVM_LIBRARY_DIR}/libLLVMSupport.a" "${LLVM_LIBRARY_DIR}/libLLVMDemangle.a"
  ${DX_ZLIB} ${DX_ZSTD} pthread dl m)

# --- fmt: Debian has no libfmt.a.
find_package(fmt REQUIRED CONFIG)
add_library(dxFmt INTERFACE)
target_link_libraries(dxFmt INTERFACE fmt::fmt-header-only)

# --- range-v3: headers.
find_package(range-v3 REQUIRED CONFIG)
add_library(dxRange INTERFACE)
target_link_libraries(dxRange INTERFACE range-v3::range-v3)

# --- ANTLR 4: only frontend/Parse links this.
# Debian's target antlr4_static links uuid by name (the shared one) and carries
# no include path: the archive is named instead.
find_library(DX_ANTLR4_RUNTIME NAMES libantlr4-runtime.a REQUIRED)
find_path(DX_ANTLR4_INCLUDE antlr4-runtime.h PATH_SUFFIXES antlr4-runtime REQUIRED)
find_program(DX_ANTLR4 antlr4 REQUIRED)
find_library(DX_UUID NAMES libuuid.a REQUIRED)
add_library(dxAntlr INTERFACE)
target_include_directories(dxAntlr SYSTEM INTERFACE ${DX_ANTLR4_INCLUDE})
target_link_libraries(dxAntlr INTERFACE ${DX_ANTLR4_RUNTIME} ${DX_UUID} pthread)

# --- libcrypto: hashes (LLVM has no SHA-512), static.
find_library(DX_CRYPTO NAMES libcrypto.a REQUIRED)
add_library(dxCrypto INTERFACE)
target_link_libraries(dxCrypto INTERFACE ${DX_CRYPTO} pthread dl)

# --- RE2: regular expressions in linear time, static.
find_library(DX_RE2 NAMES libre2.a REQUIRED)
add_library(dxRe2 INTERFACE)
target_link_libraries(dxRe2 INTERFACE ${DX_RE2} pthread)

# --- expat: reading XML, static.
find_library(DX_EXPAT NAMES libexpat.a REQUIRED)
add_library(dxExpat INTERFACE)
target_link_libraries(dxExpat INTERFACE ${DX_EXPAT})

# --- toml11: reading TOML, headers.
find_package(toml11 REQUIRED CONFIG)
add_library(dxToml INTERFACE)
target_link_libraries(dxToml INTERFACE toml11::toml11)

# --- CLI11: the command line, headers.
find_package(CLI11 REQUIRED CONFIG)

# --- Tests. Python runs lit and writes generated sources.
find_package(GTest REQUIRED)
find_package(Python3 REQUIRED COMPONENTS Interpreter)
