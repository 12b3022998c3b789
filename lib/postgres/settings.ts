/**
 * How safe committed rows are. `none` is for tests and the demo: a killed server may lose its last second, and after
 * a power cut the cluster may be unreadable.
 */
export type Durability = "full" | "none";

/**
 * Settings of the embedded server, for one application on one small machine. They are given at every start and
 * overrule `postgresql.conf`, so that a new release of ours can change them.
 */
export function serverSettings(options: { socketDir: string; durability: Durability }): string[] {
  const settings: Record<string, string> = {
    // Nobody but this machine's owner of the socket folder should even see the server.
    listen_addresses: "",
    // Quoted, because a comma would begin a second folder.
    unix_socket_directories: `"${options.socketDir.replaceAll('"', '""')}"`,
    unix_socket_permissions: "0700",
    port: "5432",

    // A pool of about ten per application process, a few processes, and test workers; each one costs memory.
    max_connections: "60",
    // The whole inventory of a large user is some hundred megabytes, and the system caches its files as well.
    shared_buffers: "64MB",
    // Sorts and hashes of a list fit in memory; at sixty connections it cannot hurt.
    work_mem: "8MB",
    // Compiling costs more than it saves on queries of milliseconds.
    jit: "off",
    // Parallel workers double the memory of a query, and share it through /dev/shm, of which containers have 64 MB.
    max_parallel_workers_per_gather: "0",
    max_parallel_maintenance_workers: "0",
    // The default of PostgreSQL 18 keeps three more processes, for disks that answer slowly.
    io_method: "sync",
    autovacuum_max_workers: "2",
    // At most this much log to read after a crash, and to keep on disk; the default is 1 GB.
    max_wal_size: "256MB",
    // Nobody replicates this server; two processes less.
    max_wal_senders: "0",
    max_logical_replication_workers: "0",

    // An application killed in the middle of a query must not hold its locks until the query ends.
    client_connection_check_interval: "10s",

    timezone: "UTC",
    log_timezone: "UTC",
    log_line_prefix: "%m [%p] ",
    log_checkpoints: "off",
    // Terse leaves out the details of an error, which repeat the values of rows.
    log_error_verbosity: "terse",

    ...(options.durability === "full"
      ? { fsync: "on", full_page_writes: "on", synchronous_commit: "on" }
      : { fsync: "off", full_page_writes: "off", synchronous_commit: "off" }),
  };
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}
