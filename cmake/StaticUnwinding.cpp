// A program linked with -static would hand all of its unwinding tables to
// libgcc, which sorts them at the first exception: 3 to 8 ms. With
// --eh-frame-hdr the linker has sorted them already, and libgcc finds them by
// itself as in a dynamic program if nothing is registered: 0.04 ms. The
// linker's
// --wrap sends the start-up code's registration here.

extern "C" void __wrap___register_frame_info(const void *, void *) {}

extern "C" void *__wrap___deregister_frame_info(const void *) {
  return nullptr;
}
