/* Stands in for a library of Windows 10 that wine 8 lacks: random bytes by the older call. Never shipped. */
unsigned char SystemFunction036(void *buffer, unsigned long length);
__declspec(dllexport) int ProcessPrng(void *buffer, unsigned long long length) { return SystemFunction036(buffer, (unsigned long) length); }
