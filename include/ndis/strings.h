/* Strings: NDIS_STRING is UNICODE_STRING. */
#pragma once

#define NDIS_STRING_CONST(Text) {sizeof(L##Text) - sizeof(WCHAR), sizeof(L##Text), (PWSTR)L##Text}

#define NdisInitAnsiString(Destination, Source) RtlInitAnsiString(Destination, Source)
#define NdisInitUnicodeString(Destination, Source) RtlInitUnicodeString(Destination, Source)
#define NdisAnsiStringToUnicodeString(Destination, Source) RtlAnsiStringToUnicodeString(Destination, Source, FALSE)
#define NdisUnicodeStringToAnsiString(Destination, Source) RtlUnicodeStringToAnsiString(Destination, Source, FALSE)
#define NdisEqualUnicodeString(String1, String2, CaseInsensitive)                                                      \
    RtlEqualUnicodeString(String1, String2, CaseInsensitive)
#define NdisEqualString(String1, String2, CaseInsensitive) RtlEqualUnicodeString(String1, String2, CaseInsensitive)
#define NdisFreeString(String) NdisFreeMemory((String).Buffer, (String).MaximumLength, 0)

/* Marks of the original headers for the linker and the reader; they say nothing here. */
#define NDIS_INIT_FUNCTION(Function)
#define NDIS_PAGABLE_FUNCTION(Function)
#define NDIS_PAGEABLE_FUNCTION(Function)

#define NdisUpcaseUnicodeString(Destination, Source) RtlUpcaseUnicodeString(Destination, Source, FALSE)
