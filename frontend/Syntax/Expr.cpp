#include "frontend/Syntax/Expr.h"

using namespace dx;

llvm::StringRef dx::spelling(UnaryOp Op) {
  switch (Op) {
#define DX_UNARY(Name, Spelling, ...)                                          \
  case UnaryOp::Name:                                                          \
    return Spelling;
#include "frontend/Syntax/Operators.def"
  }
  return {};
}

llvm::StringRef dx::spelling(BinaryOp Op) {
  switch (Op) {
#define DX_BINARY(Name, Spelling, ...)                                         \
  case BinaryOp::Name:                                                         \
    return Spelling;
#include "frontend/Syntax/Operators.def"
  }
  return {};
}
