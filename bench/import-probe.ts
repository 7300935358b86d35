// Runs in a process of its own: says how many milliseconds the import of one bundle takes.
const started = performance.now();
await import(process.argv[2]!);
console.log(performance.now() - started);
// The SDK may have begun to read files; nobody waits for them.
process.exit(0);
