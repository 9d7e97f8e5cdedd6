/*
 * Starts as images for Windows 7 do: when the stack cookie has the linker's value the start routine makes one itself, from
 * the tick count in the shared user page. Here the load configuration names no cookie that a loader could write.
 */
#include "../support/checks.h"

#define DEFAULT_SECURITY_COOKIE 0x00002B992DDFA232ULL

DRIVER_INITIALIZE DriverEntry;
DRIVER_INITIALIZE GsDriverEntry;

/* This start routine and these variables take the place of those in drivers/support/start.c. */
ULONG_PTR __security_cookie = DEFAULT_SECURITY_COOKIE;
extern ULONG_PTR __stack_chk_guard __attribute__((alias("__security_cookie")));
DECLSPEC_NORETURN void __stack_chk_fail(void);

/* As long as the structure is up to and with SecurityCookie, which is zero. */
__attribute__((used)) const ULONG _load_config_used[0x70 / sizeof(ULONG)] = {0x70};

void __stack_chk_fail(void)
{
    __asm__ volatile("int $0x29" : : "c"(2) : "memory");
    __builtin_unreachable();
}

__attribute__((no_stack_protector)) NTSTATUS NTAPI GsDriverEntry(PDRIVER_OBJECT DriverObject,
                                                                PUNICODE_STRING RegistryPath)
{
    ULONG_PTR Cookie = *(volatile ULONG_PTR *)&__security_cookie;

    if (Cookie == 0 || Cookie == DEFAULT_SECURITY_COOKIE) {
        Cookie = *(volatile ULONG64 *)SharedTickCount ^ (ULONG_PTR)&__security_cookie;
        Cookie &= 0x0000FFFFFFFFFFFFULL;
        __security_cookie = Cookie == 0 ? DEFAULT_SECURITY_COOKIE : Cookie;
    }
    return DriverEntry(DriverObject, RegistryPath);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    CHECK(*(volatile ULONG_PTR *)&__security_cookie != DEFAULT_SECURITY_COOKIE);
    return FinishChecks(DriverObject, RegistryPath);
}
