//! Which file systems are shared with other machines. It must not know what follows from that.

use std::path::Path;

/// By the magic numbers of statfs(2): what another machine, or the one that this one runs on, writes there, the system
/// does not tell.
const SHARED: &[(u32, &str)] = &[
    (0x6969, "NFS"),
    (0x517b, "SMB"),
    (0xff53_4d42, "CIFS"),
    (0xfe53_4d42, "SMB2"),
    (0x6573_5546, "FUSE: sshfs, virtiofs and their like"),
    (0x0102_1997, "9P: folders of Windows in WSL"),
    (0x5346_414f, "AFS"),
    (0x6b41_4653, "AFS of the kernel"),
    (0x00c3_6400, "Ceph"),
    (0x7375_7245, "Coda"),
    (0x0bd0_0bd0, "Lustre"),
    (0x7461_636f, "OCFS2"),
    (0x0116_1970, "GFS2"),
    (0x786f_4256, "folders of VirtualBox"),
    (0xbacb_acbc, "folders of VMware"),
];

/// Whether a folder is in one of them.
pub(super) fn is_shared(folder: &Path) -> bool {
    rustix::fs::statfs(folder).is_ok_and(|found| is_listed(found.f_type as u32))
}

fn is_listed(magic: u32) -> bool {
    SHARED.iter().any(|(shared, _)| *shared == magic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_of_this_machine_is_not_shared() {
        assert!(!is_shared(Path::new("/proc")));
        assert!(is_listed(0x6969) && is_listed(0xff53_4d42) && !is_listed(0xef53));
    }
}
