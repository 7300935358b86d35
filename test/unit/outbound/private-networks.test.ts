import { expect, it } from 'vitest';
import { internetAndPrivate } from '../../../shared/outbound/private-networks.ts';

it.each(['10.0.0.1', '192.168.7.8', '127.0.0.1', 'fd12::1', '::1', '93.184.216.34', '2606:2800:220:1::1'])(
  '%s may be called where the operator says so',
  (address) => expect(internetAndPrivate.isAllowed(address)).toBe(true),
);

it.each([
  '169.254.169.254',
  '169.254.170.2',
  '::ffff:169.254.169.254',
  '64:ff9b::a9fe:a9fe',
  'fe80::1',
  'fe80::1%eth0',
  'fd00:ec2::254',
  'id.example',
])('%s may not', (address) => expect(internetAndPrivate.isAllowed(address)).toBe(false));
