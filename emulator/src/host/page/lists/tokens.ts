/** A token of a column formatting expression. */
export interface Token {
  readonly kind: 'value' | 'name' | 'word' | 'sign';
  readonly text: string;
  readonly value?: string | number | boolean;
}

/** Patterns of the tokens with the token that each makes; the first pattern that matches is used. */
const kinds: readonly (readonly [RegExp, (text: string) => Token])[] = [
  [/\d+(?:\.\d+)?/y, (text) => ({ kind: 'value', text, value: Number(text) })],
  [/'[^']*'|"[^"]*"/y, (text) => ({ kind: 'value', text, value: text.slice(1, -1) })],
  [/(?:true|false)\b/y, (text) => ({ kind: 'value', text, value: text === 'true' })],
  [/\[\$[^\]]+\]|@[A-Za-z]+(?:\.[A-Za-z]+)*/y, (text) => ({ kind: 'name', text })],
  [/[A-Za-z]+/y, (text) => ({ kind: 'word', text })],
  [/&&|\|\||==|!=|<=|>=|[-+*/<>!(),%]/y, (text) => ({ kind: 'sign', text })],
];

function tokenAt(text: string, at: number): Token | undefined {
  for (const [pattern, make] of kinds) {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) return make(found);
  }
  return undefined;
}

/** Splits a column formatting expression into tokens. @throws {SyntaxError} at a character that begins no token */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length;) {
    if (/\s/.test(text.charAt(at))) {
      at += 1;
      continue;
    }
    const token = tokenAt(text, at);
    if (token === undefined) throw new SyntaxError(`The formatting is not understood: ${text}`);
    tokens.push(token);
    at += token.text.length;
  }
  return tokens;
}
