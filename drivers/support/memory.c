/*
 * The memory routines that a compiler may call on its own, linked into optimised images as the Windows Driver
 * Kit does; images that are not optimised import them from ntoskrnl.exe instead.
 */
#include <stddef.h>

void *memcpy(void *destination, const void *source, size_t length);
void *memmove(void *destination, const void *source, size_t length);
void *memset(void *destination, int value, size_t length);
int memcmp(const void *left, const void *right, size_t length);

void *memcpy(void *destination, const void *source, size_t length)
{
    void *result = destination;

    __asm__ volatile("rep movsb" : "+D"(destination), "+S"(source), "+c"(length) : : "memory");
    return result;
}

void *memmove(void *destination, const void *source, size_t length)
{
    unsigned char *to = destination;
    const unsigned char *from = source;

    if (to <= from || to >= from + length) {
        return memcpy(destination, source, length);
    }
    while (length-- != 0) {
        ((volatile unsigned char *)to)[length] = from[length];
    }
    return destination;
}

void *memset(void *destination, int value, size_t length)
{
    void *result = destination;

    __asm__ volatile("rep stosb" : "+D"(destination), "+c"(length) : "a"(value) : "memory");
    return result;
}

int memcmp(const void *left, const void *right, size_t length)
{
    const unsigned char *a = left;
    const unsigned char *b = right;

    for (size_t i = 0; i < length; i++) {
        if (a[i] != b[i]) {
            return a[i] < b[i] ? -1 : 1;
        }
    }
    return 0;
}
