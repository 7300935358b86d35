import dns from 'node:dns/promises';
import { syncBuiltinESMExports } from 'node:module';
import net, { type LookupFunction } from 'node:net';

/** Addresses of host names. A name with a dot in front stands for all names below it. */
export type Hosts = Readonly<Record<string, string>>;

const THIS_MACHINE = '127.0.0.1';

/**
 * The public address that names of this machine seem to have. It is of the 6bone, whose block was given back and belongs to
 * no one (RFC 5156, section 2.10), so what would go there by mistake arrives nowhere.
 */
const STAND_IN = '3ffe::1';

/**
 * Makes names lead elsewhere than DNS says, for all that runs in this thread, as the rest of the runner makes AWS be
 * elsewhere. A name of this machine looks public until a connection is opened, because functions refuse to call a private
 * address, and must not have a switch for it. All other private addresses stay what they are, and are refused.
 */
export function impersonateHosts(hosts: Hosts): void {
  if (Object.keys(hosts).length === 0) return;
  const { lookup } = dns;
  const { connect } = net.Socket.prototype as unknown as { connect: Connect };

  async function find(host: string, ...options: unknown[]): Promise<unknown> {
    const address = addressOf(host, hosts);
    if (address === null) return (lookup as unknown as typeof find)(host, ...options);
    const seen = address === THIS_MACHINE ? STAND_IN : address;
    const found = { address: seen, family: net.isIP(seen) };
    return (options[0] as { all?: boolean } | undefined)?.all ? [found] : found;
  }

  function open(this: net.Socket, ...args: unknown[]): net.Socket {
    // `net.connect` has brought its arguments into an array already.
    const options = (Array.isArray(args[0]) ? args[0][0] : args[0]) as { lookup?: LookupFunction };
    if (options?.lookup) options.lookup = leadingHere(options.lookup);
    return connect.apply(this, args);
  }

  Object.assign(dns, { lookup: find });
  Object.assign(net.Socket.prototype, { connect: open });
  syncBuiltinESMExports();
}

type Connect = (this: net.Socket, ...args: unknown[]) => net.Socket;

function addressOf(host: string, hosts: Hosts): string | null {
  const name = Object.keys(hosts).find((one) => one === host || (one.startsWith('.') && host.endsWith(one)));
  return name === undefined ? null : hosts[name]!;
}

function leadingHere(lookup: LookupFunction): LookupFunction {
  return (host, options, done) =>
    lookup(host, options, (error, found, family) => {
      if (Array.isArray(found)) return done(error, found.map(here));
      const one = here({ address: found, family: family ?? 0 });
      done(error, one.address, one.family);
    });
}

function here(found: { address: string; family: number }): { address: string; family: number } {
  return found.address === STAND_IN ? { address: THIS_MACHINE, family: 4 } : found;
}
