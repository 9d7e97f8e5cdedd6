/*
 * start-driver NAME PATH: starts the driver image PATH as the service NAME, which runs its DriverEntry, then stops the
 * service and deletes it. The exit code is 0 only when DriverEntry has succeeded.
 * https://learn.microsoft.com/windows/win32/services/service-control-manager
 */
#include <windows.h>

#include <stdio.h>

static int Fail(const char *What)
{
    fprintf(stderr, "start-driver: %s failed with error %lu\n", What, GetLastError());
    return 1;
}

/* Starts a service; while services that start by themselves still do, no other can be, so it is tried again. */
static BOOL Start(SC_HANDLE Service)
{
    int TriesLeft;

    for (TriesLeft = 20; !StartServiceA(Service, 0, NULL); TriesLeft--) {
        if (GetLastError() != ERROR_SERVICE_DATABASE_LOCKED || TriesLeft == 0) {
            return FALSE;
        }
        Sleep(500);
    }
    return TRUE;
}

static int StartAndStop(SC_HANDLE Service)
{
    SERVICE_STATUS Status;

    if (!Start(Service)) {
        return Fail("StartService");
    }
    if (!ControlService(Service, SERVICE_CONTROL_STOP, &Status)) {
        return Fail("ControlService");
    }
    return 0;
}

int main(int ArgumentCount, char **Arguments)
{
    SC_HANDLE Manager;
    SC_HANDLE Service;
    int ExitCode;

    if (ArgumentCount != 3) {
        fprintf(stderr, "usage: start-driver NAME PATH\n");
        return 2;
    }
    Manager = OpenSCManagerA(NULL, NULL, SC_MANAGER_ALL_ACCESS);
    if (Manager == NULL) {
        return Fail("OpenSCManager");
    }
    Service = CreateServiceA(Manager, Arguments[1], NULL, SERVICE_ALL_ACCESS, SERVICE_KERNEL_DRIVER,
                             SERVICE_DEMAND_START, SERVICE_ERROR_NORMAL, Arguments[2], NULL, NULL, NULL, NULL, NULL);
    if (Service == NULL) {
        CloseServiceHandle(Manager);
        return Fail("CreateService");
    }
    ExitCode = StartAndStop(Service);
    if (!DeleteService(Service) && ExitCode == 0) {
        ExitCode = Fail("DeleteService");
    }
    CloseServiceHandle(Service);
    CloseServiceHandle(Manager);
    return ExitCode;
}
