#pragma once

namespace dx {

/// What a coercion to a string accepts and does.
struct Coercion {
  /// Booleans, null, numbers and lists too, as `toString` takes them.
  bool More = false;
  /// A path becomes the store path of its copy, as in `"${./x}"`.
  bool CopyToStore = true;
};

} // namespace dx
