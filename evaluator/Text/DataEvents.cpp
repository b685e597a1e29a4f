#include "evaluator/Text/DataEvents.h"

dx::DataEvents::~DataEvents() = default;
