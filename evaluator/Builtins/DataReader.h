#pragma once

#include "evaluator/Builtins/ListBuilder.h"
#include "evaluator/Eval/Evaluator.h"
#include "evaluator/Text/DataEvents.h"

namespace dx {

/// Builds a value of a data document's events.
class DataReader final : public DataEvents {
public:
  explicit DataReader(Evaluator &E) : E(E), Values(E.heap(), 16) {}

  void null() override { Values.push(Value::null()); }
  void boolean(bool B) override { Values.push(Value::boolean(B)); }
  void integer(int64_t N) override { Values.push(makeInt(E.heap(), N)); }
  void real(double N) override { Values.push(makeFloat(E.heap(), N)); }
  void string(llvm::StringRef Text) override { Values.push(E.string(Text)); }
  void beginList() override { Starts.push_back(Values.size()); }
  void endList() override;
  void beginObject() override { Starts.push_back(Values.size()); }
  void key(llvm::StringRef Name) override { Keys.push_back(E.intern(Name)); }
  void endObject() override;

  /// The document's value, after its last event.
  [[nodiscard]] Value result() { return Values[0]; }

private:
  Evaluator &E;
  /// What stands in open lists and objects, and how much of it is outside of
  /// each of them.
  ListBuilder Values;
  llvm::SmallVector<size_t, 16> Starts;
  /// The keys of the values in open objects.
  llvm::SmallVector<Symbol, 32> Keys;
};

} // namespace dx
