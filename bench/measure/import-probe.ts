// Runs in a process of its own: says how long the import of one bundle takes, and how much CPU, in milliseconds.
const cpu = process.cpuUsage();
const started = performance.now();
await import(process.argv[2]!);
const ms = performance.now() - started;
const { user, system } = process.cpuUsage(cpu);
console.log(JSON.stringify({ ms, cpuMs: (user + system) / 1000 }));
// The SDK may have begun to read files; nobody waits for them.
process.exit(0);
