#include "lowering/Emit/DxText.h"
#include "lowering/Manifest/Infrastructure.h"

using namespace dx;

static void printProperty(std::string &Out, llvm::StringRef Indent,
                          llvm::StringRef Name, llvm::StringRef Text) {
  Out += Indent.str() + quoteDx(Name) + " = " + quoteDx(Text) + ";\n";
}

static void printContainer(std::string &Out,
                           const ProvidedContainer &Container) {
  Out += "      " + attributeName(Container.Name) + " = {\n";
  for (const auto &[Name, Value] : Container.Properties)
    // Dysnomia's own: which module serves the container.
    if (Name != "type")
      printProperty(Out, "        ", Name, Value.Text);
  Out += "      };\n";
}

static void printTarget(std::string &Out, const CapturedTarget &Target) {
  Out += "  " + quoteDx(Target.Name) + " = {\n    properties = {\n";
  for (const auto &[Name, Text] : Target.Properties)
    printProperty(Out, "      ", Name, Text);
  Out += "    };\n    containers = {\n";
  for (const ProvidedContainer &Container : Target.Containers)
    printContainer(Out, Container);
  Out += "    };\n";
  printProperty(Out, "    ", "system", Target.System);
  Out += "  };\n";
}

std::string dx::printInfrastructure(llvm::ArrayRef<CapturedTarget> Targets) {
  std::string Out = "{\n";
  for (const CapturedTarget &Target : Targets)
    printTarget(Out, Target);
  return Out + "}\n";
}
