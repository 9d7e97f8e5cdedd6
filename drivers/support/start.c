/*
 * The start routine of a driver image, as the Windows Driver Kit links it into every driver.
 *
 * The loader calls GsDriverEntry. It checks that the loader has written a fresh stack cookie through the
 * SecurityCookie field of the load configuration directory, then goes on to DriverEntry. An image whose cookie
 * still has the value of the linker stops with fast fail code 6 (FAST_FAIL_GS_COOKIE_INIT).
 * https://learn.microsoft.com/windows/win32/debug/pe-format (the load configuration structure)
 */
#include <stddef.h>
#include <stdint.h>

#define DEFAULT_SECURITY_COOKIE 0x00002B992DDFA232ULL
#define FAST_FAIL_STACK_COOKIE_CHECK_FAILURE 2
#define FAST_FAIL_GS_COOKIE_INIT 6

typedef int32_t NTSTATUS;
NTSTATUS DriverEntry(void *DriverObject, void *RegistryPath);
NTSTATUS GsDriverEntry(void *DriverObject, void *RegistryPath);

/* The names by which compilers for this target call the cookie and the routine for a broken one. */
extern uintptr_t __stack_chk_guard;
uintptr_t __security_cookie = DEFAULT_SECURITY_COOKIE;
uintptr_t __security_cookie_complement = ~DEFAULT_SECURITY_COOKIE;
extern uintptr_t __stack_chk_guard __attribute__((alias("__security_cookie")));
_Noreturn void __stack_chk_fail(void);

/* IMAGE_LOAD_CONFIG_DIRECTORY64 up to and with SecurityCookie; what follows is optional and absent. */
struct load_configuration {
    uint32_t Size;
    uint32_t TimeDateStamp;
    uint16_t MajorVersion;
    uint16_t MinorVersion;
    uint32_t GlobalFlagsClear;
    uint32_t GlobalFlagsSet;
    uint32_t CriticalSectionDefaultTimeout;
    uint64_t DeCommitFreeBlockThreshold;
    uint64_t DeCommitTotalFreeThreshold;
    uint64_t LockPrefixTable;
    uint64_t MaximumAllocationSize;
    uint64_t VirtualMemoryThreshold;
    uint64_t ProcessAffinityMask;
    uint32_t ProcessHeapFlags;
    uint16_t CSDVersion;
    uint16_t DependentLoadFlags;
    uint64_t EditList;
    uintptr_t *SecurityCookie;
    uint64_t SEHandlerTable;
    uint64_t SEHandlerCount;
};
_Static_assert(offsetof(struct load_configuration, SecurityCookie) == 0x58, "as documented");
_Static_assert(sizeof(struct load_configuration) == 0x70, "as documented");

/* The linker, or `cargo xtask drivers` after it, makes this the image's load configuration directory. */
__attribute__((used)) const struct load_configuration _load_config_used = {
    .Size = sizeof(struct load_configuration),
    .SecurityCookie = &__security_cookie,
};

static _Noreturn void FastFail(uint32_t Code)
{
    __asm__ volatile("int $0x29" : : "c"(Code) : "memory");
    __builtin_unreachable();
}

void __stack_chk_fail(void)
{
    FastFail(FAST_FAIL_STACK_COOKIE_CHECK_FAILURE);
}

NTSTATUS GsDriverEntry(void *DriverObject, void *RegistryPath)
{
    uintptr_t Cookie = *(volatile uintptr_t *)&__security_cookie;

    if (Cookie == 0 || Cookie == DEFAULT_SECURITY_COOKIE) {
        FastFail(FAST_FAIL_GS_COOKIE_INIT);
    }
    __security_cookie_complement = ~Cookie;
    return DriverEntry(DriverObject, RegistryPath);
}
