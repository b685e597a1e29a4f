#pragma once

// All nodes of the syntax tree.

#include "frontend/Syntax/Bindings.h"
#include "frontend/Syntax/Functions.h"
#include "frontend/Syntax/Literals.h"
#include "frontend/Syntax/Names.h"
#include "frontend/Syntax/Operations.h"
