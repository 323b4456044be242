//! How much memory this process ever had.

/// The most that the cases may need all together. What they are sent is a multiple of it; without a cap on bodies it
/// would be passed by each of them alone.
const MOST_KB: u64 = 512 * 1024;

/// Only where the system tells.
pub(crate) fn assert_bounded() {
    let Ok(status) = std::fs::read_to_string("/proc/self/status") else { return };
    let Some(line) = status.lines().find_map(|line| line.strip_prefix("VmHWM:")) else { return };
    let peak: u64 = line.trim().trim_end_matches(" kB").parse().unwrap();
    assert!(peak < MOST_KB, "{} MB", peak / 1024);
}
