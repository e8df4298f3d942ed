/** The part of the URL standard that core uses; browsers and Node both have it, so core needs neither's types. */
declare class URL {
  static canParse(url: string): boolean;
  constructor(url: string);
  readonly href: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly pathname: string;
  readonly searchParams: {
    get(name: string): string | null;
    set(name: string, value: string): void;
  };
}
