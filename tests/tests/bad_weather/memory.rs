//! The peak of this process's memory.

/// Maximum for all cases together. The servers send a multiple of it; without a limit on bodies each of those cases
/// would exceed it.
const MOST_KB: u64 = 512 * 1024;

/// Checks the peak, on systems that report it.
pub(crate) fn assert_bounded() {
    let Ok(status) = std::fs::read_to_string("/proc/self/status") else { return };
    let Some(line) = status.lines().find_map(|line| line.strip_prefix("VmHWM:")) else { return };
    let peak: u64 = line.trim().trim_end_matches(" kB").parse().unwrap();
    assert!(peak < MOST_KB, "{} MB", peak / 1024);
}
