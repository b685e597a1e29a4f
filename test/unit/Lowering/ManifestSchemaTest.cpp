// manifest.json is what docs/manifest.schema.json says.
#include "Models.h"
#include "lowering/Backends/Deployment.h"
#include "llvm/Support/JSON.h"
#include <fstream>
#include <gtest/gtest.h>

using namespace dx;
using namespace dx::test;
using llvm::json::Object;
using llvm::json::Value;

namespace {

bool hasType(const Value &Document, llvm::StringRef Type) {
  if (Type == "object")
    return Document.kind() == Value::Object;
  if (Type == "array")
    return Document.kind() == Value::Array;
  if (Type == "string")
    return Document.kind() == Value::String;
  return Type == "integer" && Document.getAsInteger().has_value();
}

/// The keywords that the schema uses, but for pattern and limits.
void validate(const Value &Document, const Object &Schema, std::string Where) {
  if (auto Type = Schema.getString("type"))
    EXPECT_TRUE(hasType(Document, *Type)) << Where;
  if (const Value *Const = Schema.get("const"))
    EXPECT_EQ(Document, *Const) << Where;
  if (const auto *Enum = Schema.getArray("enum"))
    EXPECT_TRUE(llvm::is_contained(*Enum, Document)) << Where;
  if (const auto *Items = Schema.getObject("items"))
    for (const Value &Item : *Document.getAsArray())
      validate(Item, *Items, Where + "[]");
  const Object *Properties = Schema.getObject("properties");
  if (!Properties)
    return;
  const Object &Members = *Document.getAsObject();
  for (const Value &Name : *Schema.getArray("required"))
    EXPECT_TRUE(Members.get(*Name.getAsString())) << Where;
  for (const auto &[Name, Member] : Members) {
    const Object *Inner = Properties->getObject(Name);
    ASSERT_TRUE(Inner) << Where << "." << Name.str() << " is not described";
    validate(Member, *Inner, Where + "." + Name.str());
  }
}

/// Says something in every field that the manifest shows.
void fill(ProcessesModel &Model) {
  ProcessInstance &A = addProcess(Model, "a", "/a");
  A.Description = text("d");
  A.User = "u";
  A.Ports.push_back({1, "n", "::1", Protocol::Udp, {}});
  A.Sockets.push_back({text("/s"), {}});
  A.Directories.push_back(
      {text("/d"), 01777, "o", "g", DirectoryKind::Cache, {}});
  A.Secrets.push_back({"key", "/k", {}});
  addDependency(A, "b");
  addProcess(Model, "b", "/b").Foreground->Args = {
      LoweredString("/u", Model.References.single(
                              {ReferenceKind::UnknownHostPath, "p", "/u"})),
      LoweredString("/o",
                    Model.References.single({ReferenceKind::DerivationOutput,
                                             "/store/o", "/store/o.drv"}))};
}

} // namespace

TEST(ManifestSchema, DescribesEveryMember) {
  ProcessesModel Model;
  fill(Model);
  DiagnosticEngine Diags;
  VirtualStore Store{StoreDir("/store")};
  Deployment Result = lowerProcesses(Model, Store, ManagerKind::Supervisord,
                                     ActivationNumbers(), Diags);
  const auto &File =
      std::get<OutputFile>(*Result.Generation.find("manifest.json"));
  auto Document = llvm::json::parse(File.Contents);
  ASSERT_TRUE(static_cast<bool>(Document));

  std::ifstream SchemaFile(DX_MANIFEST_SCHEMA);
  std::string Text(std::istreambuf_iterator<char>(SchemaFile), {});
  auto Schema = llvm::json::parse(Text);
  ASSERT_TRUE(static_cast<bool>(Schema)) << DX_MANIFEST_SCHEMA;
  validate(*Document, *Schema->getAsObject(), "manifest");
}
