// The grammar of dx. It is LL(1): the tokens LambdaId, FormalsBrace and
// LegacyLet carry what would need more lookahead. Operators are flat here; the
// tree builder applies the precedences of frontend/Syntax/Operators.def.
//
// Actions are calls of frontend/Parse/TreeBuilder.h and nothing else.
parser grammar DxParser;

options {
  tokenVocab = DxLexer;
  superClass = ParserBase;
}

@parser::postinclude {
#include "frontend/Parse/ParserBase.h"
}

root : expr EOF;

expr
  : LambdaId { build->lambdaName(matched()); } (At formals)? Colon expr { build->lambda(); }
  | formals (At LambdaId { build->lambdaName(matched()); })? Colon expr { build->lambda(); }
  | Assert expr Semi expr { build->assertion(); }
  | With expr Semi expr { build->with(); }
  | Let binding* In expr { build->let(); }
  | If expr Then expr Else expr { build->conditional(); }
  | ((Sub | Not) { build->prefix(matched()); })* operand+ { build->application(); }
    ( ( Equal | NotEqual | LessEqual | GreaterEqual | And | Or | Implies | Update
      | Concat | PipeFrom | PipeInto | Less | Greater | Add | Sub | Mul | Div
      ) { build->infix(matched()); }
      ((Sub | Not) { build->prefix(matched()); })* operand+ { build->application(); }
    | Question { build->beginHasAttr(); } attrpath { build->hasAttr(); }
    )* { build->finishOperators(); }
  ;

operand
  : ( Id { build->variable(matched()); }
    | Int { build->integer(matched()); }
    | Float { build->floating(matched()); }
    | Uri { build->uri(matched()); }
    | SearchPath { build->searchPath(matched()); }
    | string { build->quoted(); }
    | IndOpen ((IndStr | IndEscape) { build->text(matched()); } | interpolation)* IndClose { build->indented(); }
    | (Path | HomePath) { build->text(matched()); }
      (PathText { build->text(matched()); } | interpolation)* PathEnd { build->path(); }
    | LParen expr RParen { build->parenthesized(); }
    | LegacyLet LBrace binding* RBrace { build->legacyLet(); }
    | Rec LBrace binding* RBrace { build->recursiveAttrs(); }
    | LBrace binding* RBrace { build->attrs(); }
    | LBracket operand* RBracket { build->list(); }
    )
    ( Dot attrpath (OrKw operand)? { build->select(); }
    | OrKw { build->applyToOr(matched()); }
    )?
  ;

string : StrOpen (Str { build->text(matched()); } | interpolation)* StrClose { build->endString(); };

interpolation : DollarBrace expr RBrace { build->interpolation(); };

binding
  : attrpath Assign expr Semi { build->binding(); }
  | Inherit (LParen expr RParen { build->inheritFrom(); })? attr* Semi { build->inherit(); }
  ;

attrpath : attr (Dot attr)*;

attr
  : (Id | OrKw) { build->attrName(matched()); }
  | string { build->attrString(); }
  | DollarBrace expr RBrace { build->attrDynamic(); }
  ;

formals
  : FormalsBrace (formal)? (Comma { build->formalComma(matched()); } (formal)?)* RBrace { build->formals(); }
  ;

formal
  : Id { build->formalName(matched()); } (Question expr { build->formalDefault(); })?
  | Ellipsis { build->ellipsis(matched()); }
  ;
