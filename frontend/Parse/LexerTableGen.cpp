// Turns the automaton of grammar/DxLexer.g4 into constant tables over bytes. A
// build-time tool: `dx-lexer-tablegen OUTPUT`. ANTLR's own lexer builds the
// same states one by one while it runs, behind locks and maps; the grammar
// stays the only source of truth.

#include "grammar/DxLexer.h"

#include <array>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <unordered_map>
#include <vector>

using namespace antlr4;

namespace {

/// What a table needs to know of one state of the automaton.
struct State {
  dfa::DFAState *Dfa;
  size_t Mode;
  std::array<uint16_t, 256> Next{};
};

/// Opens the hooks by which ANTLR's lexer extends its automaton.
class Explorer : public atn::LexerATNSimulator {
  ANTLRInputStream Nothing{""};
  std::unordered_map<dfa::DFAState *, uint16_t> Numbers;

public:
  /// State 0 is the dead one.
  std::vector<State> States{State{}};

  using LexerATNSimulator::LexerATNSimulator;

  uint16_t start(size_t Mode) {
    _mode = Mode;
    auto Configs = computeStartState(&Nothing, atn.modeToStartState[Mode]);
    Configs->hasSemanticContext = false;
    return number(addDFAState(Configs.release()), Mode);
  }

  /// Follows every byte out of a state.
  void expand(size_t Index) {
    _mode = States[Index].Mode;
    for (size_t Byte = 0; Byte < 256; ++Byte) {
      auto *Target = computeTargetState(&Nothing, States[Index].Dfa, Byte);
      if (Target && Target != ERROR.get())
        States[Index].Next[Byte] = number(Target, States[Index].Mode);
    }
  }

private:
  uint16_t number(dfa::DFAState *Dfa, size_t Mode) {
    auto [At, IsNew] = Numbers.try_emplace(Dfa, uint16_t(States.size()));
    if (IsNew)
      States.push_back({Dfa, Mode, {}});
    return At->second;
  }
};

/// The commands of the rule that a state accepts.
struct Commands {
  size_t Type = 0;
  bool Skip = false;
  bool Pop = false;
  /// The mode to push plus one.
  int Push = 0;
};

} // namespace

static Commands commandsOf(const dfa::DFAState &Dfa) {
  Commands C;
  C.Type = Dfa.prediction;
  if (!Dfa.lexerActionExecutor)
    return C;
  for (const auto &Action : Dfa.lexerActionExecutor->getLexerActions()) {
    switch (Action->getActionType()) {
    case atn::LexerActionType::SKIP:
      C.Skip = true;
      break;
    case atn::LexerActionType::TYPE:
      C.Type = size_t(
          std::static_pointer_cast<atn::LexerTypeAction>(Action)->getType());
      break;
    case atn::LexerActionType::PUSH_MODE:
      C.Push = std::static_pointer_cast<atn::LexerPushModeAction>(Action)
                   ->getMode() +
               1;
      break;
    case atn::LexerActionType::POP_MODE:
      C.Pop = true;
      break;
    default:
      std::cerr << "DxLexer.g4 has a command that the tables do not know: "
                << Action->toString() << '\n';
      exit(1);
    }
  }
  return C;
}

/// Bytes that every state treats alike share a column.
static std::vector<uint16_t> columns(const std::vector<State> &States,
                                     std::array<uint8_t, 256> &ClassOf) {
  std::map<std::vector<uint16_t>, uint8_t> Classes;
  std::vector<std::vector<uint16_t>> List;
  for (size_t Byte = 0; Byte < 256; ++Byte) {
    std::vector<uint16_t> Column;
    for (const State &S : States)
      Column.push_back(S.Next[Byte]);
    auto [At, IsNew] = Classes.try_emplace(Column, uint8_t(Classes.size()));
    if (IsNew)
      List.push_back(Column);
    ClassOf[Byte] = At->second;
  }
  std::vector<uint16_t> Rows;
  for (size_t S = 0; S < States.size(); ++S)
    for (const auto &Column : List)
      Rows.push_back(Column[S]);
  return Rows;
}

template <class List>
static void print(std::ostream &Out, const char *Declaration, const List &L) {
  Out << "constexpr " << Declaration << "[] = {";
  size_t Count = 0;
  for (auto Value : L)
    Out << (Count++ % 16 ? "" : "\n  ") << unsigned(Value) << ',';
  Out << "\n};\n";
}

static void printAccepts(std::ostream &Out, const std::vector<State> &States) {
  Out << "constexpr LexerAccept Accepts[] = {\n";
  for (const State &S : States) {
    Commands C;
    if (S.Dfa && S.Dfa->isAcceptState)
      C = commandsOf(*S.Dfa);
    Out << "  {" << C.Type << ", " << C.Skip << ", " << C.Pop << ", " << C.Push
        << "},\n";
  }
  Out << "};\n";
}

int main(int Count, char **Args) {
  if (Count != 2)
    return 2;
  ANTLRInputStream Nothing("");
  dx::DxLexer Lexer(&Nothing);
  const atn::ATN &Atn = Lexer.getATN();
  std::vector<dfa::DFA> Dfas;
  for (size_t I = 0; I < Atn.getNumberOfDecisions(); ++I)
    Dfas.emplace_back(Atn.getDecisionState(I), I);
  atn::PredictionContextCache Cache;
  Explorer E(&Lexer, Atn, Dfas, Cache);
  std::vector<uint16_t> Starts;
  for (size_t Mode = 0; Mode < Lexer.getModeNames().size(); ++Mode)
    Starts.push_back(E.start(Mode));
  for (size_t I = 1; I < E.States.size(); ++I)
    E.expand(I);

  std::array<uint8_t, 256> ClassOf{};
  std::vector<uint16_t> Rows = columns(E.States, ClassOf);
  std::ofstream Out(Args[1]);
  Out << "// Generated from DxLexer.g4 by dx-lexer-tablegen.\n";
  Out << "constexpr unsigned ByteClasses = " << Rows.size() / E.States.size()
      << ";\n";
  for (size_t Mode = 0; Mode < Lexer.getModeNames().size(); ++Mode)
    Out << "constexpr uint8_t Mode_" << Lexer.getModeNames()[Mode] << " = "
        << Mode << ";\n";
  print(Out, "uint16_t StartStates", Starts);
  print(Out, "uint8_t ByteClass", ClassOf);
  print(Out, "uint16_t NextStates", Rows);
  printAccepts(Out, E.States);
  Out.close();
  return Out.good() ? 0 : 1;
}
