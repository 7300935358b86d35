function openShop(): void {
  throw new RangeError('Nobody has the key');
}

setImmediate(openShop);
