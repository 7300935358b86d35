/** A request that is refused as HTTP, before the domain is asked; the error carries its own status and body. */
export class Refusal extends Error {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  constructor(status: number, body: Readonly<Record<string, unknown>>) {
    super(`refused with ${status}`);
    this.status = status;
    this.body = body;
  }
}

/** For what cannot be decoded: a broken escape, invalid UTF-8, a null byte. */
export const badRequest = (): Refusal => new Refusal(400, { message: '400 Bad request' });
