#include "lowering/Model/InstanceReaderState.h"

using namespace dx;

static constexpr int64_t LastPort = 65535;

void InstanceReader::readListening() {
  field(ProcessField::Ports, [&](Value &Slot) {
    R.eachElement(Slot, [&](Value &Port) { readPort(Port); });
  });
  field(ProcessField::Sockets, [&](Value &Slot) {
    R.eachElement(Slot, [&](Value &Path) {
      Out.Sockets.push_back({R.text(Path), R.place()});
    });
  });
  field(ProcessField::Directories, [&](Value &Slot) {
    R.eachElement(Slot, [&](Value &Directory) { readDirectory(Directory); });
  });
  field(ProcessField::Ready, [&](Value &Slot) { readReadiness(Slot); });
}

void InstanceReader::readPort(Value &Slot) {
  ListeningPort Into;
  Into.Range = R.place();
  if (!R.E.force(Slot).isAttrs()) {
    Into.Number = uint32_t(R.number(Slot, 0, LastPort));
    Out.Ports.push_back(std::move(Into));
    return;
  }
  Value Port = R.set(Slot);
  R.refuseOthers(Port, {"number", "name", "address", "protocol"});
  if (!R.attr(Port, "number"))
    R.fail(diag::FieldMissing, R.subject(), "number");
  R.field(Port, "number", [&](Value &V) {
    Into.Number = uint32_t(R.number(V, 0, LastPort));
    Into.Range = R.place();
  });
  R.field(Port, "name", [&](Value &V) { Into.Name = R.string(V); });
  R.field(Port, "address", [&](Value &V) { Into.Address = R.string(V); });
  R.field(Port, "protocol", [&](Value &V) {
    std::string Protocol = R.string(V);
    if (Protocol != "tcp" && Protocol != "udp")
      R.fail(diag::FieldChoice, R.subject(), Protocol,
             quotedNames({"tcp", "udp"}));
    Into.Proto = Protocol == "tcp" ? Protocol::Tcp : Protocol::Udp;
  });
  Out.Ports.push_back(std::move(Into));
}

static std::optional<DirectoryKind> directoryKind(llvm::StringRef Name) {
  if (Name == "state")
    return DirectoryKind::State;
  if (Name == "cache")
    return DirectoryKind::Cache;
  if (Name == "log")
    return DirectoryKind::Log;
  if (Name == "run")
    return DirectoryKind::Run;
  return std::nullopt;
}

void InstanceReader::readDirectory(Value &Slot) {
  ManagedDirectory Into;
  Into.Range = R.place();
  Value Directory = R.E.force(Slot);
  if (!Directory.isAttrs() || R.attr(Directory, "outPath")) {
    Into.Path = R.text(Slot);
    Out.Directories.push_back(std::move(Into));
    return;
  }
  R.refuseOthers(Directory, {"path", "mode", "owner", "group", "kind"});
  if (!R.attr(Directory, "path"))
    R.fail(diag::FieldMissing, R.subject(), "path");
  R.field(Directory, "path", [&](Value &V) { Into.Path = R.text(V); });
  R.field(Directory, "mode",
          [&](Value &V) { Into.Mode = R.mode(V, 07777, "0755"); });
  R.field(Directory, "owner", [&](Value &V) { Into.Owner = R.string(V); });
  R.field(Directory, "group", [&](Value &V) { Into.Group = R.string(V); });
  R.field(Directory, "kind", [&](Value &V) {
    std::string Name = R.string(V);
    auto Kind = directoryKind(Name);
    if (!Kind)
      R.fail(diag::FieldChoice, R.subject(), Name,
             quotedNames({"state", "cache", "log", "run"}));
    Into.Kind = *Kind;
  });
  Out.Directories.push_back(std::move(Into));
}

void InstanceReader::readReadinessKind(Value Ready, Readiness &Into) {
  auto Text = [&](llvm::StringRef Name, ReadinessKind Kind) {
    R.field(Ready, Name, [&](Value &V) {
      Into.Kind = Kind;
      Into.Target = R.text(V);
    });
  };
  R.field(Ready, "tcp", [&](Value &V) {
    Into.Kind = ReadinessKind::Tcp;
    Into.Port = uint32_t(R.number(V, 0, LastPort));
  });
  Text("socket", ReadinessKind::Socket);
  Text("file", ReadinessKind::File);
  Text("command", ReadinessKind::Command);
}

void InstanceReader::readReadiness(Value &Slot) {
  Value Ready = R.set(Slot);
  R.refuseOthers(Ready, {"tcp", "socket", "file", "command", "timeout"});
  unsigned Ways = 0;
  for (llvm::StringRef Way : {"tcp", "socket", "file", "command"})
    Ways += R.attr(Ready, Way) != nullptr;
  if (Ways != 1)
    R.fail(diag::ReadyOneWay, R.subject());
  Readiness Into;
  readReadinessKind(Ready, Into);
  R.field(Ready, "timeout", [&](Value &V) {
    Into.TimeoutSeconds = uint32_t(R.number(V, 1, 86400));
  });
  Out.Ready = std::move(Into);
}
