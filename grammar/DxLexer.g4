// The tokens of dx, over bytes: a character above 127 is several of them.
//
// The automaton of this grammar is turned into constant tables when dxc is
// built (frontend/Parse/LexerTableGen.cpp) and driven by frontend/Parse/Lexer.cpp.
// Only the commands skip, type, pushMode and popMode may be used; no actions.
// A rule matches the longest text; of two that match the same, the first wins.
//
// Operators have the names of frontend/Syntax/Operators.def.
lexer grammar DxLexer;

tokens {
  // What the lexer adds where no byte stands.
  PathEnd,
  // What retagging makes of Id, LBrace and Let (frontend/Parse/Retagging.h).
  LambdaId, FormalsBrace, LegacyLet
}

If : 'if';
Then : 'then';
Else : 'else';
Assert : 'assert';
With : 'with';
Let : 'let';
In : 'in';
Rec : 'rec';
Inherit : 'inherit';
OrKw : 'or';

Ellipsis : '...';
Equal : '==';
NotEqual : '!=';
LessEqual : '<=';
GreaterEqual : '>=';
And : '&&';
Or : '||';
Implies : '->';
Update : '//';
Concat : '++';
PipeFrom : '<|';
PipeInto : '|>';
Less : '<';
Greater : '>';
Add : '+';
Sub : '-';
Mul : '*';
Div : '/';
Not : '!';
Question : '?';
Dot : '.';
Assign : '=';
Semi : ';';
Colon : ':';
Comma : ',';
At : '@';
LParen : '(';
RParen : ')';
LBracket : '[';
RBracket : ']';

Id : [a-zA-Z_] [a-zA-Z0-9_'\-]*;
Int : [0-9]+;
Float : ([1-9] [0-9]* '.' [0-9]* | '0'? '.' [0-9]+) ([Ee] [+\-]? [0-9]+)?;

DollarBrace : '${' -> pushMode(DEFAULT_MODE);
LBrace : '{' -> pushMode(DEFAULT_MODE);
RBrace : '}' -> popMode;

StrOpen : '"' -> pushMode(STRING);
IndOpen : '\'\'' (' '* '\n')? -> pushMode(INDENTED);

fragment PathChar : [a-zA-Z0-9._\-+];
// A path goes on in the mode PATH, where it may hold interpolations.
Path : PathChar* ('/' PathChar+)+ '/'? -> pushMode(PATH);
HomePath : '~' ('/' PathChar+)+ '/'? -> pushMode(PATH);
// `./${x}`: the lexer leaves the `${` for the mode PATH.
PathBrace : (PathChar* | '~') '/${' -> pushMode(PATH);
SearchPath : '<' PathChar+ ('/' PathChar+)* '>';
Uri : [a-zA-Z] [a-zA-Z0-9+\-.]* ':' [a-zA-Z0-9%/?:@&=+$,\-_.!~*']+;

Space : [ \t\r\n]+ -> skip;
LineComment : '#' ~[\r\n]* -> skip;
BlockComment : '/*' (~'*' | '*'+ ~[*/])* '*'+ '/' -> skip;
// Shorter than the rule above wherever that one matches.
OpenComment : '/*' (~'*' | '*'+ ~[*/])* '*'*;

mode STRING;
Str : (~[$"\\] | '$' ~[{"\\] | '\\' . | '$\\' .)+;
// Before the closing quote, where the rule above cannot end.
StrDollar : '$' -> type(Str);
StrBrace : '${' -> type(DollarBrace), pushMode(DEFAULT_MODE);
StrClose : '"' -> popMode;

mode INDENTED;
// Only this kind of piece takes part in finding the common indentation.
IndStr : (~[$'] | '$' ~[{'] | '\'' ~['$])+;
IndEscape : '\'\'$' | '$' | '\'\'\'' | '\'\'\\' . | '\'';
IndBrace : '${' -> type(DollarBrace), pushMode(DEFAULT_MODE);
IndClose : '\'\'' -> popMode;

mode PATH;
PathText : (PathChar | '/')+;
PathInterp : '${' -> type(DollarBrace), pushMode(DEFAULT_MODE);
