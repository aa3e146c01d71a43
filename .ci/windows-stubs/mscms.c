/* Stands in for wine 8's own, which lacks one call of Qt's window: no screen has a colour profile. Never shipped. */
#define NONE(name) __declspec(dllexport) long long name(void) { return 0; }
NONE(GetColorProfileFromHandle) NONE(CloseColorProfile) NONE(WcsCreateIccProfile) NONE(OpenColorProfileW)
